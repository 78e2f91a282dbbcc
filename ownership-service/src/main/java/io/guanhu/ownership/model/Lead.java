package io.guanhu.ownership.model;

/** A lead of a branch and everything below it. */
public record Lead(String employeeId, Branch branch) {}
