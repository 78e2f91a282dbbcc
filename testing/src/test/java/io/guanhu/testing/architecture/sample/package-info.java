/**
 * Small services for the rules to look at: one that keeps all of them, and others that each break
 * one. Nobody runs them.
 */
@NullMarked
package io.guanhu.testing.architecture.sample;

import org.jspecify.annotations.NullMarked;
