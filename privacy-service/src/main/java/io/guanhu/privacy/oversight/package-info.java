/** Shows operators what waits, what is late and who has not answered. */
@NullMarked
package io.guanhu.privacy.oversight;

import org.jspecify.annotations.NullMarked;
