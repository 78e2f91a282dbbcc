/** How many people somebody sends, and how many of them the bank knew: limited, and watched. */
@NullMarked
package io.guanhu.customer.probing;

import org.jspecify.annotations.NullMarked;
