/**
 * Shows operators the long jobs of a service and lets them cancel these, in the same way in every
 * service.
 */
@NullMarked
package io.guanhu.platform.job.control;

import org.jspecify.annotations.NullMarked;
