@NullMarked
package io.guanhu.customer.directory;

import org.jspecify.annotations.NullMarked;
