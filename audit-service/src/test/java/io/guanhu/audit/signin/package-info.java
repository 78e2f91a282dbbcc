@NullMarked
package io.guanhu.audit.signin;

import org.jspecify.annotations.NullMarked;
