/** The rules of the service; this package holds the types that all parts of the model share. */
@NullMarked
package io.guanhu.privacy.model;

import org.jspecify.annotations.NullMarked;
