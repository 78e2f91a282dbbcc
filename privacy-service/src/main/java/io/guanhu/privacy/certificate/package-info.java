/** Signs certificates of erasure, renders them, serves them, and checks them offline. */
@NullMarked
package io.guanhu.privacy.certificate;

import org.jspecify.annotations.NullMarked;
