package io.guanhu.customer.model;

/** Who looks after a customer today. */
public record Owner(String managerId, String branch) {}
