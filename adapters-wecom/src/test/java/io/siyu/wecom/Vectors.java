package io.siyu.wecom;

/**
 * Known answers of the platform's encryption: T* as published with paths 90968 and 91144 of
 * developer.work.weixin.qq.com and the official samples, K* and N* computed from the same rules
 * with the first key set, random {@code 0123456789abcdef}.
 */
final class Vectors {
  static final String T1 =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZ"
          + "XvnaqQ==";
  static final String T2 =
      "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHH"
          + "hGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4a"
          + "SknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP"
          + "7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8"
          + "V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p"
          + "8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
  static final String T3 =
      "pvXgeha3nZ7UQ2DG3WD3IVsNJR38QVl1+h+wmLQHIAwEG3Jey2aTZtvAWzhEZ9JEKGwIUMBWX3JlUhfo"
          + "7O7WbvI10vHIsdSNr1nr3LuOwAfnwLJAMQNDxi5tHUl08Op59jxOL73r8+g60KOxMTaFwXzlr9Yxgq5e"
          + "y5nzNb/2vDjjvDZNXkJVmL/XWnv6PXrVbTpNxphqWRv2BpPYqvwRMkHgdFliatljMVlkkRHS40FOHmtB"
          + "hj/4RXtIexfDx8opBXwi0L9RTlYNQzGx+FA+74xVHG7Le/pmNDwc2Ri5mbw=";
  static final String TRAP =
      "jYKl5gAKBiSvZ694aryRMNxKJhUJFtNCSDS9TgfV7rDtEe0x6FjiuCWenK3dCDOah+qOJ8yS6RERDoFh"
          + "e4dYsHpyImaoZwiGjTp1RGXr7GEW5Tn21BdmYId4Pzvoi6ieOKWbrzag5v2TzcF9syQtry2Ujg5hLEgm"
          + "MP1Y3GPKHLJ8Rg1kpASRriNKeoHWnokLHlpVt3Ai45y2Bfqn+GxT7qz+yODK3f9Ygxhkpkvp6EaIDIzv"
          + "k77r26t6Q/sTGfzBYPsNYI8t811B9UFyr38gwslPQUHYuOUXalAUnqpiZW0=";
  static final String T4 =
      "fsi1xnbH4yQh0+PJxcOdhhK6TDXkjMyhEPA7xB2TGz6b+g7xyAbEkRxN/3cNXW9qdqjnoVzEtpbhnFyq"
          + "6SVHyA==";
  static final String T5 =
      "cjhLUX7UU4yCSelv1vz7T0zT8huF51bAMVWriNvO1FMegHrQZNrtvRxbwf0fUPsFvwqR0U0fgiJNEA5Y"
          + "30F2MoI2S7vv3EjVQ68C0cjw9frBoUE2Hj0BvFp9h3u6Vbsg4lc1C8AtHdaN8orKuNKkLRLuYEL52R1J"
          + "3v8olJGZRLnRdVKIivixmX/eQpzgeExtp20jI1HxRP1AAZ6xZoILdqDPO549LO4WeG+685JRUTdiwcY5"
          + "fjZlqeMxuT4PpMn1X9OWsS7NRj06Wa5E3Tvg4twjWp39KPfOdRte6P1T4JU=";
  static final String T6 =
      "Kl7kjoSf6DMD1zh7rtrHjFaDapSCkaOnwu3bqLc5tAybhhMl9pFeK8NslNPVdMwmBQTNoW4mY7AIjeLv"
          + "El3NyeTkAgGzBhzTtRLNshw2AEew+kkYcD+Fq72Kt00fT0WnN87hGrW8SqGc+NcT3mu87Ha3dz1pSDi6"
          + "GaUA6A0sqfde0VJPQbZ9U+3JWcoD4Z5jaU0y9GSh010wsHF8KZD24YhmZH4ch4Ka7ilEbjbfvhKkNL65"
          + "HHL0J6EYJIZUC2pFrdkJ7MhmEbU2qARR4iQHE7wy24qy0cRX3Mfp6iELcDNfSsPGjUQVDGxQDCWjayJO"
          + "pcwocugux082f49HKYg84EpHSGXAyh+/oxwaWbvL6aSDPOYuPDGOCI8jmnKiypE+";
  static final String K1 =
      "sKqRbbiSUnDhFHOvPjtUMdc23JsNXVqHAPPZdO0pIWIMYDThPIeGEfKX2v40MaN9wqY6jfiEfXjU91lW"
          + "T29R5DJekiGh+kvvWbgJb/xv+e4E7ohGxVjHMNbvtW/W79/IDuKgVJBfBuHgGc9otUO0w1l7Hsae/Ln6"
          + "/jSCx2GMGlPTrk/Pd9Du8oTb3PrIs9a90wxwbaI9txmYwPqRSx+UWHWpEqcaMDQrfWyNOrIC1LMxfJN9"
          + "8WVM1lo7rHKcEzvuCkg0KtnJTML2WgkG7/evV+9gUXmIvHuAUwYvYhHEQjwQc8mFWnT1QCHyMMAaTYTs"
          + "9YkB/njRL+wc5wMGWfU13eiwnl5qqIiQ7mvzi8TevQtz+Svc7SLFfrDfOWKuQmQOeAl9qFb+6QvXPBwE"
          + "A1jAHo2cjnyeAPiQSi0YuLrvv4GqcDtRnbUKYlOP6sETKok0mOls1Z87pkjkonVbXJWABw==";
  static final String K1_SIGNATURE = "d9cdf134dbf5386e31896eb2a79c68dbe53e8cc2";
  static final String K2 =
      "sKqRbbiSUnDhFHOvPjtUMRseGkhr/rEjeK98Ae96K8Gx5WEO+zWJtvFFp5SXy1/3OS3WRIIibQK7G0m0"
          + "yypuxQ==";
  static final String K2_SIGNATURE = "7a36359543dbd3766a1a65e420aa5ca8d6b0dcba";
  static final String K3 =
      "sKqRbbiSUnDhFHOvPjtUMcKQ6UUJhdVgti1aKmoA/ud7ZrFlDVKNUJpOFejn6tJDjoAARc7FsBwmXeU2"
          + "Gy5BBpdZqOBZdeOZQoI4pqYDKREG9l+4C9J/Zar//y+eQqLNbL2fr7RCDB+7Rjuvjr91ZSjgpdRuJIuX"
          + "pHk3CPEMDmU=";
  static final String K3_SIGNATURE = "38f4e5eeba86aa78ff7ad310717eaa27947b7c2d";
  static final String K4 =
      "sKqRbbiSUnDhFHOvPjtUMb556nXnva7FJ09c/FnvX7dxtvgQ6m08uBWJ8UqRGrSlfdJHDJGlHbFPkvhb"
          + "dzQUJMmnWpG5IbGwdJtiVmEg2N7NnM+CyGAIpvmfQpGWqU+xk7jnTqvXNcikiJCyvdcliwodny0GQkJa"
          + "lwQAe7IPwluNg6ujtOZJO0MohDu5uo5XDaXprp8qgtNKtIAtCvDVuYIjaQzvVts9+ZG4AY4N9SoUrRE/"
          + "k9eopCgbI0jW9qrfbHoMouqszDkbvhagXPzVNgIxlkJJi3t3LZzCDsRzwsQvszcX8wzQ6txqmhLuAVxE"
          + "Ipl/zE2lLDZeRZMdUeFsS49f0/Uxve31CKyDYYMlSwIfuARtF95Brs5utzMThzGV6Su8HAbwbRutoUmc"
          + "YWXizuz0wugytLsKArf+JXeByknWdjnaJ13y2Yi8BFzjWnlFWw82zYKP3iySehMikzRnxxi28yJ24tX9"
          + "d36mQBjNxGvNl8iUCdCGxatRkSI+MmOTOH6W/rWNrvSDbMT/RGK/ag5zuhiYceR115oV1Vu9m3hdGQ+u"
          + "hw6Ceyf6ys/R68syFixNSGl0JhuX+I4e54p6T3FYj6WWRuL9orvi4RogFZ9OVsX1TOvnIabcWaixRSYJ"
          + "5HA85gnv2543WV4RUD7IDhDoyyU2GTlk1Hmm3shi5U8=";
  static final String K4_SIGNATURE = "d61e4bea0e87cae73b2f810c88c457e1402f32c0";
  static final String K5 =
      "sKqRbbiSUnDhFHOvPjtUMWiN2mwUuZl3d786FSTQw79eh3sWXHIXpJP5tJlBaQEpullXJGQ38bbgn3Cf"
          + "IwxboClvWWKTAfQxzeW9tPdYjCibO7SpawVqyhPyLW2he4estPn14DMmsEvMSO9GQQvv1MlL/Urll4nj"
          + "HtxqciaKmp8=";
  static final String K5_SIGNATURE = "7e2212682f7b595c628a1cea0a1c0793a6f7a27c";
  static final String N1 =
      "sKqRbbiSUnDhFHOvPjtUMSZbaIJg/VDm7wB1mvLmDNMKgGmNHUOqvOkqRZ793H0kOMn9vzpxE9TWsfqg"
          + "QOMtyg==";
  static final String N1_SIGNATURE = "611451ed0fca4045cd9887475a074d0b95343bf0";
  static final String N2 =
      "sKqRbbiSUnDhFHOvPjtUMWhmQdXcGyz7oZ8HcQjNy83rga0T6qNwnXH/tzGfdzwlTD+7qxnbckKFNetk"
          + "6yhnkg==";
  static final String N2_SIGNATURE = "66238e763a9f3543d2fbc846e12034ceb10ab519";
  static final String N3 =
      "sKqRbbiSUnDhFHOvPjtUMVrRt/nZ49onIJ4U2IaM+lJiFXIoqH7Zz4WYRn4eXNQOfQTBJowVcijUcuEi"
          + "K2r1iQ==";
  static final String N3_SIGNATURE = "14b6b723e3661d65850d55d0233869bb8ab29e66";
  static final String N4 =
      "sKqRbbiSUnDhFHOvPjtUMVrRt/nZ49onIJ4U2IaM+lIVRdZ0s2tgzRbgbYRpweKApTIUd5ZWK+f8QGmI"
          + "QGSnwQ==";
  static final String N4_SIGNATURE = "ec1e468fb70fda0526a7a8a557482b49f8271b4b";
  static final String N5 =
      "sKqRbbiSUnDhFHOvPjtUMVrRt/nZ49onIJ4U2IaM+lK1VmRcJ0bzSttvEdxhrAmfAnSAxo4Vy6sOZOsV"
          + "Lz0ZTA==";
  static final String N5_SIGNATURE = "1d6dd11e042d9ffcdd4f7456ebd774b23168e740";
  static final String N6 =
      "sKqRbbiSUnDhFHOvPjtUMXwl020EpX2YIzAOWqFW0Xh5I+009GhiTjTSqBBdmkBWdOFcuZFKY0mSR+H6"
          + "sS5wrg==";
  static final String N6_SIGNATURE = "84e64e80d524b30a3e391df35924f82c3fdc8af7";
  static final String N7 = "FUkt9VzVgusl0j0Df3Qcvokc+2lGckKXpDa5tpn9jXc=";
  static final String N7_SIGNATURE = "5845baa1be37fc00c54a09f5fe02b0f8864ad628";
  static final String T2_TEXT =
      "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![C"
          + "DATA[mycreate]]></FromUserName>\n<CreateTime>1409659813</CreateTime>\n<MsgType><"
          + "![CDATA[text]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n<MsgId>45612553"
          + "54251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>";
  static final String T3_TEXT =
      "{ \"ToUserName\": \"wx5823bf96d3bd56c7\", \"FromUserName\": :mycreate\", \"Creat"
          + "eTime\": 1409659813, \"MsgType\": \"text\", \"Content\": \"hello\", \"MsgId\": 4"
          + "561255354251345929, \"AgentID\": 218}";
  static final String T6_TEXT =
      "<xml><ToUserName>ww1436e0e65a779aee</ToUserName><FromUserName>ChenJiaShun</FromU"
          + "serName><CreateTime>1476422779</CreateTime><MsgType>text</MsgType><Content>你好</C"
          + "ontent><MsgId>1456453720</MsgId><AgentID>1000002</AgentID></xml>";
  static final String K1_TEXT =
      "<xml><ToUserName><![CDATA[mycreate]]></ToUserName><FromUserName><![CDATA[wx5823b"
          + "f96d3bd56c7]]></FromUserName><CreateTime>1348831860</CreateTime><MsgType><![CDAT"
          + "A[text]]></MsgType><Content><![CDATA[this is a test]]></Content><MsgId>123456789"
          + "0123456</MsgId><AgentID>128</AgentID></xml>";
  static final String K4_TEXT =
      "<xml><SuiteId><![CDATA[ww4asffe99e54c0f4c]]></SuiteId><AuthCorpId><![CDATA[wxf8b"
          + "4f85f3a794e77]]></AuthCorpId><InfoType><![CDATA[change_external_contact]]></Info"
          + "Type><TimeStamp>1403610513</TimeStamp><ChangeType><![CDATA[add_external_contact]"
          + "]></ChangeType><UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[woA"
          + "J2GCAAAXtWyujaWJHDDGi0mACH71w]]></ExternalUserID><State><![CDATA[teststate]]></S"
          + "tate><WelcomeCode><![CDATA[WELCOMECODE]]></WelcomeCode></xml>";

  private Vectors() {}
}
