package io.guanhu.e2e;

/**
 * A value that was found.
 *
 * @param where table and column, topic and partition, or file
 * @param form how it was written, such as {@code hex}
 */
record Leak(String where, String kind, String form) {}
