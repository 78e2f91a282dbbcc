/** The keys with which this service signs its messages, and those that it trusts. */
@NullMarked
package io.guanhu.platform.messagekeys;

import org.jspecify.annotations.NullMarked;
