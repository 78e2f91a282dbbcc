@NullMarked
package io.guanhu.customer.draft;

import org.jspecify.annotations.NullMarked;
