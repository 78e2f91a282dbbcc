/** Schemas that say of a record what its declaration says, under names that no two types share. */
@NullMarked
package io.guanhu.platform.description.schema;

import org.jspecify.annotations.NullMarked;
