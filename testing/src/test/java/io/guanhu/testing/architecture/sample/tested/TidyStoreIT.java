package io.guanhu.testing.architecture.sample.tested;

/** Not to be run: its existence is checked. */
final class TidyStoreIT {}
