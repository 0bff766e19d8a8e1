/** Where people are found and kept: public traffic pools (公域流量池) and private user pools (私域用户池). */
@NullMarked
package io.siyu.pool;

import org.jspecify.annotations.NullMarked;
