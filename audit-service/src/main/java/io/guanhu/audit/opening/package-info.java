/** Opens the details of an entry, for who may see them and says why. */
@NullMarked
package io.guanhu.audit.opening;

import org.jspecify.annotations.NullMarked;
