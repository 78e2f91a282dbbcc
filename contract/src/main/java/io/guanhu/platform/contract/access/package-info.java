/** Who may publish and read what. */
@NullMarked
package io.guanhu.platform.contract.access;

import org.jspecify.annotations.NullMarked;
