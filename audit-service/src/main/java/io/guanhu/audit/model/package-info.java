/** The content of a leaf, and the check of a whole log against signed checkpoints. */
@NullMarked
package io.guanhu.audit.model;

import org.jspecify.annotations.NullMarked;
