package io.guanhu.customer.model;

/** The customer's owner today. */
public record Owner(String managerId, String branch) {}
