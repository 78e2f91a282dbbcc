/** Whether a message is genuine, and who handles it. */
@NullMarked
package io.guanhu.platform.inbox.handler;

import org.jspecify.annotations.NullMarked;
