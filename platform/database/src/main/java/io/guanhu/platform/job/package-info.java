/**
 * Durable long work: a request starts a job and is answered at once, a worker takes it step by
 * step, each with its position, so that it goes on after a crash where it was.
 */
@NullMarked
package io.guanhu.platform.job;

import org.jspecify.annotations.NullMarked;
