package io.guanhu.testing.architecture.sample.tested;

/** A store that has a test. */
final class TidyStore {}
