/** Retention law as rules, and their result for one customer's data on one day. */
@NullMarked
package io.guanhu.privacy.model.law;

import org.jspecify.annotations.NullMarked;
