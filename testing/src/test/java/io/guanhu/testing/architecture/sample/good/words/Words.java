package io.guanhu.testing.architecture.sample.good.words;

/** What both slices say alike. */
public record Words(String greeting, String farewell) {}
