/** Opens the details of an entry for those who may see them and state why. */
@NullMarked
package io.guanhu.audit.opening;

import org.jspecify.annotations.NullMarked;
