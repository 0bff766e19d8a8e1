package io.siyu.wecom;

/** What the interfaces answer, as their documents show it. */
final class Samples {
  /** {@code externalcontact/list}. */
  static final String CUSTOMERS =
      """
      {"errcode":0,"errmsg":"ok","external_userid":["woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA","wmqfasd1e1927831291723123109rAAA"]}
      """;

  /** {@code externalcontact/get_follow_user_list}. */
  static final String STEWARDS =
      """
      {"errcode":0,"errmsg":"ok","follow_user":["zhangsan","lissi"]}
      """;

  /** {@code groupchat/list}, document 92120. */
  static final String GROUPS =
      """
      {"errcode":0,"errmsg":"ok","group_chat_list":[{"chat_id":"wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA","status":0},
       {"chat_id":"wrOgQhDgAAcwMTB7YmDkbeBsAAAA ","status":0}],"next_cursor":"tJzlB9tdqfh-g7i_J-ehOz_TWcd7dSKa39_AqCIeMFw"}
      """;

  /** {@code get_corp_tag_list}, document 92117. */
  static final String TAGS =
      """
      {"errcode":0,"errmsg":"ok","tag_group":[{"group_id":"TAG_GROUPID1","group_name":"GOURP_NAME","create_time":1557838797,"order":1,"deleted":false,
       "tag":[{"id":"TAG_ID1","name":"NAME1","create_time":1557838797,"order":1,"deleted":false},{"id":"TAG_ID2","name":"NAME2","create_time":1557838797,"order":2,"deleted":true}]}]}
      """;

  /** {@code kf/sync_msg}, document 94670. */
  static final String KF =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"4gw7MepFLfgF2VC5npN","has_more":1,
       "msg_list":[{"msgid":"from_msgid_4622416642169452483","open_kfid":"wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",
         "external_userid":"wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw","send_time":1615478585,"origin":3,
         "servicer_userid":"Zhangsan","msgtype":"text","text":{"content":"hello world","menu_id":"101"}}]}
      """;

  /** The events of {@code kf/sync_msg}, with the fields of document 94670. */
  static final String KF_EVENTS =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"c2","has_more":0,"msg_list":[
       {"msgid":"m1","send_time":1615478585,"origin":4,"msgtype":"event","event":{"event_type":"enter_session",
        "open_kfid":"wkA","external_userid":"wmA","scene":"123","scene_param":"spring-poster","welcome_code":"WELCOME1",
        "wechat_channels":{"nickname":"进入会话的视频号名称","scene":1}}},
       {"msgid":"m2","send_time":1615478586,"origin":4,"msgtype":"event","event":{"event_type":"enter_session",
        "open_kfid":"wkA","external_userid":"wmB","scene":"from-shop","scene_param":""}},
       {"msgid":"m3","send_time":1615478587,"origin":4,"msgtype":"event","event":{"event_type":"msg_send_fail",
        "open_kfid":"wkA","external_userid":"wmA","fail_msgid":"FAIL1","fail_type":4}},
       {"msgid":"m4","send_time":1615478588,"origin":4,"msgtype":"event","event":{"event_type":"session_status_change",
        "open_kfid":"wkA","external_userid":"wmA","change_type":1,"new_servicer_userid":"lisi","msg_code":"MSGCODE1"}},
       {"msgid":"m5","send_time":1615478589,"origin":4,"msgtype":"event","event":{"event_type":"session_status_change",
        "open_kfid":"wkA","external_userid":"wmA","change_type":3,"old_servicer_userid":"lisi","msg_code":"MSGCODE3"}},
       {"msgid":"m6","send_time":1615478590,"origin":4,"msgtype":"event","event":{"event_type":"servicer_status_change",
        "servicer_userid":"lisi","status":1,"stop_type":0,"open_kfid":"wkA"}},
       {"msgid":"m7","send_time":1615478591,"origin":5,"open_kfid":"wkA","external_userid":"wmA",
        "servicer_userid":"lisi","msgtype":"image","image":{"media_id":"MEDIA"}}]}
      """;

  /** {@code customer_acquisition/customer}. */
  static final String ACQUIRED =
      """
      {"errcode":0,"errmsg":"ok","customer_list":[
        {"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA","userid":"zhangsan","chat_status":0,"state":"CHANNEL_A"},
        {"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","userid":"lisi","chat_status":1,"state":"CHANNEL_B"}],
       "next_cursor":"CURSOR"}
      """;

  /** {@code get_chat_info}, document 100130. */
  static final String CHAT_INFO =
      """
      {"errcode":0,"errmsg":"ok","userid":"zhangsan","external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA",
       "chat_info":{"recv_msg_cnt":3,"link_id":"caXXXXXXX","state":"STATE"}}
      """;

  /** {@code get_groupmsg_send_result}, document 93338, of all results. */
  static final String SENT =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"CURSOR","send_list":[
       {"external_userid":"wmqfasd1e19278asdasAAAA","chat_id":"wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA","userid":"zhangsan","status":1,"send_time":1552536375},
       {"external_userid":"wmA","userid":"zhangsan","status":0},
       {"external_userid":"wmB","userid":"zhangsan","status":2,"send_time":1552536376},
       {"external_userid":"wmC","userid":"zhangsan","status":3},
       {"chat_id":"wrA","userid":"zhangsan","status":1,"send_time":1552536377}]}
      """;

  /** {@code get_groupmsg_task}, document 93338. */
  static final String TASKS =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"CURSOR",
       "task_list":[{"userid":"zhangsan","status":2,"send_time":1552536375},{"userid":"lisi","status":0}]}
      """;

  /** {@code transfer_result}, of all results. */
  static final String TRANSFERRED =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"NEXT_CURSOR","customer":[
       {"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACCCC","status":1,"takeover_time":1588262400},
       {"external_userid":"wmW","status":2,"takeover_time":1588482400},
       {"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mAAAAA","status":3,"takeover_time":0},
       {"external_userid":"wmL","status":4,"takeover_time":0}]}
      """;

  /**
   * {@code externalpay/get_bill_list}: a refund record, with the fields of every kind of record.
   */
  static final String BILL =
      """
      {"errcode":0,"errmsg":"ok","next_cursor":"CURSOR","bill_list":[{"transaction_id":"xxxxx","bill_type":1,"trade_state":1,"pay_time":12345,"out_trade_no":"xxxx","out_refund_no":"xxxxx","external_userid":"xxxx","total_fee":100,"payee_userid":"zhangshan","payment_type":1,"mch_id":"123454","remark":"xxxx","commodity_list":[{"description":"手机","amount":1}],"total_refund_fee":100,"refund_list":[{"out_refund_no":"xx","refund_userid":"xxx","refund_comment":"xxx","refund_reqtime":1605171790,"refund_status":1,"refund_fee":100}],"contact_info":{"name":"","phone":"","address":""},"miniprogram_info":{"appid":"xxx","name":"xxx"}}]}
      """;

  private Samples() {}
}
