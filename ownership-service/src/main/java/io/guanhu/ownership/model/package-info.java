/** The rules about who may look after whom; this package holds decisions and refusals. */
@NullMarked
package io.guanhu.ownership.model;

import org.jspecify.annotations.NullMarked;
