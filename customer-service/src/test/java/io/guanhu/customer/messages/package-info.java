@NullMarked
package io.guanhu.customer.messages;

import org.jspecify.annotations.NullMarked;
