/** Many customers at once, a line each, and no more than can be hashed in time. */
@NullMarked
package io.guanhu.customer.imports;

import org.jspecify.annotations.NullMarked;
