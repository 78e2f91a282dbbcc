@NullMarked
package io.guanhu.privacy.request;

import org.jspecify.annotations.NullMarked;
