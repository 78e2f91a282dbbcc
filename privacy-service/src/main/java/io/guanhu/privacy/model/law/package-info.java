/** Retention law as rules, and what they say of one customer's data on one day. */
@NullMarked
package io.guanhu.privacy.model.law;

import org.jspecify.annotations.NullMarked;
