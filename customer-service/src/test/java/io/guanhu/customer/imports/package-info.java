@NullMarked
package io.guanhu.customer.imports;

import org.jspecify.annotations.NullMarked;
