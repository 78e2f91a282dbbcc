@NullMarked
package io.guanhu.customer.contact;

import org.jspecify.annotations.NullMarked;
