@NullMarked
package io.guanhu.customer.fields;

import org.jspecify.annotations.NullMarked;
