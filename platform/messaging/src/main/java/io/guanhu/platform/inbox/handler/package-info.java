/** Whether a message is believed, and who handles it. */
@NullMarked
package io.guanhu.platform.inbox.handler;

import org.jspecify.annotations.NullMarked;
