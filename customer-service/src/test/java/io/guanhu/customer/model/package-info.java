@NullMarked
package io.guanhu.customer.model;

import org.jspecify.annotations.NullMarked;
