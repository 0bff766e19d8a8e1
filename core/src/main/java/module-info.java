/** The pure domain of Siyu (私域), its SPI, an in-memory store and the façade. */
@org.jspecify.annotations.NullMarked
module io.siyu.core {
  requires transitive com.fasterxml.jackson.databind;
  requires com.google.common;
  requires org.apache.commons.numbers.gamma;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.siyu;
  exports io.siyu.error;
  exports io.siyu.json;
  exports io.siyu.identity;
  exports io.siyu.money;
  exports io.siyu.statistics;
  exports io.siyu.time;
  exports io.siyu.code;
  exports io.siyu.event;
  exports io.siyu.market;
  exports io.siyu.pool;
  exports io.siyu.channel;
  exports io.siyu.product;
  exports io.siyu.stage;
  exports io.siyu.tier;
  exports io.siyu.points;
  exports io.siyu.standing;
  exports io.siyu.funnel;
  exports io.siyu.cohort;
  exports io.siyu.lifetime;
  exports io.siyu.attribution;
  exports io.siyu.basket;
  exports io.siyu.segment;
  exports io.siyu.playbook;
  exports io.siyu.dossier;
  exports io.siyu.community;
  exports io.siyu.consent;
  exports io.siyu.erasure;
  exports io.siyu.member;
  exports io.siyu.cocreation;
  exports io.siyu.insight;
  exports io.siyu.advice;
  exports io.siyu.goods;
  exports io.siyu.spi;
  exports io.siyu.push;
  exports io.siyu.store;
  exports io.siyu.cloudevents;

  uses io.siyu.spi.PlatformAdapterFactory;

  provides io.siyu.spi.PlatformAdapterFactory with
      io.siyu.cloudevents.CloudEventsAdapterFactory;
}
