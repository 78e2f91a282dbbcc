package io.guanhu.testing.architecture.sample.open.job;

public record Job(String name) {}
