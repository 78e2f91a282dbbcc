@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
