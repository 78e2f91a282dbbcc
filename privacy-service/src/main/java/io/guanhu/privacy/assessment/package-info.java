/**
 * Applies today's law and facts to a request. Shared by the slices that show, fix or carry out the
 * result.
 */
@NullMarked
package io.guanhu.privacy.assessment;

import org.jspecify.annotations.NullMarked;
