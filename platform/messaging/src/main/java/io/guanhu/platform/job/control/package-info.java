/** What operators see of the long jobs of a service, and how they end one: the same in every service that has some. */
@NullMarked
package io.guanhu.platform.job.control;

import org.jspecify.annotations.NullMarked;
