package io.guanhu.testing.architecture.sample.tested;

/** Nothing to run: that it exists is what is looked for. */
final class TidyStoreIT {}
