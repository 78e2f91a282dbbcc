/** Imports many customers at once, one per line, and no more than can be hashed in time. */
@NullMarked
package io.guanhu.customer.imports;

import org.jspecify.annotations.NullMarked;
