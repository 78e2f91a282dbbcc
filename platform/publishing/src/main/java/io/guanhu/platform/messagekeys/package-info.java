/** The keys that this service signs its messages with, and those that it trusts. */
@NullMarked
package io.guanhu.platform.messagekeys;

import org.jspecify.annotations.NullMarked;
