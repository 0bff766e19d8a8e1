/**
 * The host's own events (业务方事件): CloudEvents 1.0 in JSON, structured mode, single or batch,
 * authenticated by the Standard Webhooks headers. Entered through {@link
 * io.siyu.cloudevents.CloudEventsAdapterFactory}.
 */
@NullMarked
package io.siyu.cloudevents;

import org.jspecify.annotations.NullMarked;
