package io.guanhu.testing.architecture.sample.entangled.two;

/** Public, or the other slice could not know it. */
public record Second(String name) {}
