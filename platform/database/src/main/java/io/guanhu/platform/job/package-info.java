/**
 * Durable long work: a request starts a job and is answered immediately. A worker runs the job step
 * by step and stores its position with each step, so that it continues there after a crash.
 */
@NullMarked
package io.guanhu.platform.job;

import org.jspecify.annotations.NullMarked;
