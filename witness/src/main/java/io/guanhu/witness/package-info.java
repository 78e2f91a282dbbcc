/**
 * A witness of transparency logs (C2SP tlog-witness): cosigns what continues the log that it has
 * seen before, and keeps as evidence what contradicts it. Runs where the log's operator has no
 * power: its own process, key, disk and, best of all, its own organisation.
 */
@NullMarked
package io.guanhu.witness;

import org.jspecify.annotations.NullMarked;
