/**
 * What everyday words and turns of phrase tell a reader of a situation, an option or a statement, per semantic field of the values. They
 * name no value. A final `*`stands for any ending, `_`joins the words of a phrase; what stands in several fields says less of each.
 */
export const fieldWords: Readonly<Record<string, string>> = {
  truth: `lie lies lied lying liar telling fact facts mistake mistakes mistaken error errors wrong correct* check* detail* number numbers
    figure figures source* claim* doubt doubts evidence data exact* report* guess* admit* pretend* mislead* exaggerat* invent* hide
    hides hidden hole proof proofread* measur* flaw* fool* flatter* deny denied true truth awkward disappoint* actual* misunderstand*
    misunderstood contradict* calculat* sum sums statistic* spelling typo translat* quote* rumour* rumor* fake* blunt* half-true
    inconvenient polish* vague* unsure uncertain agree_and_i_do_not will_agree is_so what_is_so hand_over is_due why_i_said how_i_came
    how_i_arrived conclusion* workings method* roughly_right good_enough plain_version look_odd in_the_dark reasons_are summary
    unwelcome slant account version two_stories opposite_stories true_or_not`,
  learning: `question* learn* book books library study studies studying student* school* pupil* teacher* lesson* idea ideas read reads reading
    reader research* scien* understand* thought puzzle* riddle* unknown unfamiliar teach* taught experiment* blank theory
    theories topic* subject* lecture* university course* museum* telescope* laborator* invention* wonder* why strange* problem* solve*
    solution* essay* inventor* poet* painter* cook architect* draft* instrument question questions settled find_out finding_out
    finding out_more bottom_of nobody_has_tried something_new usual_way hang_together where_it_leads look_into never_seen_before
    empty_page never_heard notes lecture how_things`,
  performance: `job jobs task tasks project* deadline* result* finish* effort* goal* race races athlete* train* skill* quick* fast* slow* top
     busy waste* wasted machine* perform* craft* engineer* tool tools workshop* unfinished schedule* competitor* rival* score*
    record* coach* factory product* tired repeat* routine* drawing delay* win wins winning target* half-done shortcut* carpenter*
    employee* boss office coming_first will_do attempt attempts it_is_hard is_finished finished_early gets_done keep_at do_well
    few_can_do mediocre get_further to_the_top second_best no_time wasting hand_over piece_of_work do_better does_better done_better
    archive heap forty_years turns_out_to_be_hard took_on third_attempt worked works yesterday`,
  service: `request* customer* assistan* advice advis* counter guides client* visitor* stuck confus* form forms stairs ramp wheelchair
    beginner* instruction* manual* waiter* nurse* desk hotel shop* queue* lost tourist* directions repair* badly jargon blind deaf
    elderly clerk* hotline screen* website* deliver* favour* favor* serve* serves inquir* errand* asks_me_for third_time asked_me_for
    what_someone_needs easy_for_those words_of_a_trade cannot_see with_effort to_read of_use few_words change_my_plan with_the_times
    otherwise manage_by_themselves says_it_badly same_question closing_time go_unanswered how_do_i at_the_counter as_a_guide
    answered_a_year mistake_of_mine find_it_hard let_my_sentences`,
  affection: `feeling* sad* hurt hurts hurting lonely loneliness grief griev* loss cry crying tears sick ill suffer* pain upset* sorrow heart
    heartbr* angry anger tired sorry apolog* comforted consol* wept weep* mourning dying death bereav* hug* hospital* bed* baby
    stranger beggar* bad-tempered rude insult* shy nervous afraid scared birthday gift gifts present thank* wound* frail patient's
    child children puppy visitor guest rough harsh late_at_night sounds_alone cope trouble troubles joke* laugh* good_time
    conversation_begins to_chat wants_to_chat give_more hand_out company feel_at_home nobody_at_the_table same_train is_hurting
    keep_my_distance stranger_falls distress* smile* kiss* shouts cold`,
  community: `team teams together crew crews neighbour* neighbor* colleague* meeting* guest guests table friend friends mother father brother
    sister parents feast member* join* quarrel* newcomer* newest club* conversation* chat* company relative* marriage wedding* band
    village villagers choir committee* coworker* partner* roommate* flatmate* side-by-side strike reunion argument* dispute* split
    outsider* party cousin* divided dinner side_by_side my_part plan_is_not rely relies for_granted at_their_word among_people
    take_part by_myself with_others kept_out made_long_ago someone_better same_person cannot_decide from_people get_along my_side our`,
  world: `world planet earth river* forest* tree* animal* countries poor hungry hunger climate weather fuel generations future war wars
    refugee* garden* sea ocean* human humans species pollut* factory plastic* rain* drought* homeless beggar* stranger* orphan*
    foreign* border* landscape mountain* field fields bird birds whale* coal energy road concert* painting* sunset* neighbourhood
    slum* donat* donor* volunteer* aid disaster* misery grandchildren museum* creatures woods waters air lucky_year last_seat
    more_than_i_need parting_with beliefs rivals be_as_they_are be_different shut_out a_quarrel to_argue whoever_they_are something_up
    giving_something_up whoever_has more_than_i_am peaceable mankind everyone's`,
  liberty: `choose* chooses choosing choice decide* deciding path paths trip travel* journey* unplanned risk risks dare* leap* wild habit*
    voice stage speak speaks speaking opinion* cage* prison* arranged command* forbid* forbidden allowed permission against mood
    invitation* island stranger's map boat abroad dance* sing* crowd uncertain* unheard surprise* impulse* control*
    censor* protest* advise majority given_an_order advise_against own_way for_oneself for_themselves for_myself my_own_mind opposite
    stand_up standing_up frighten* expects_me without_any_plan how_to_live what_to_think has_tried first_move only_witness at_any_cost
    makes_up`,
  enjoyment: `money rich* prize* holiday* weekend* vacation* sunday meal* fun enjoy* game games music win* title* salary promotion career* star
    stars audience applause car cars afternoon evening relax* party parties cake wine dance* beach sun hotel expensive price* buy*
    bought fortune lottery inherit* body sport* doctor* mirror* followers photo* bonus raise bath sofa dinner* restaurant*
    career hobby hobbies sleep* spare free-time lucky luck house having_fun good_time final_say first_move what_i_suggest
    others_follow decides_for decide_for_others tell_others close_match winner* amusement best_thing admire* lead leads leader*
    knows_the_way long_evening head_of for_the_fun anywhere get_further`,
  custom: `customs grandparent* grandmother* grandfather* ancestor* church* god gods pray* prayer* elder elders eldest mayor past country
    nation* flag king* ritual* festival* funeral* century praise* praised boast* compliment* applaud* vow* vows soldier* superior*
    uniform* temple* holy fasting feast hymn* anthem homeland born village ceremon* generations mourning oath* credit medal*
    monument* recipe* dialect* priest* monk* graves cemetery commander* officer grew_up_with comes_from old_ways old_customs
    those_before always_been_done knows_more last_word_to stepping_back step_back cannot_do i_am_the_best own_country my_country
    promise_was_made famous_guest my_own_people long_ago from_home fatherland`,
  shelter: `danger* risk risks risky harm* door doors lock* key keys storm* cloud* captain edge lake secret* password* file files 
    postman letter* card cards emergency fire flood* insurance savings shift watch watching guard* warn* ice rope crisis overhear*
    overheard confid* diary diaries envelope* camera* stranger* gossip* alarm* accident* weapon* poison* medicine* helmet* bridge*
    roof cellar night dirty dirt tidy mess drawer* winter backup* break-in thief* sensitive personal whisper* curtain* uneasy hazard*
    ladder* could_hurt gets_hurt get_hurt used_for go_wrong think_twice to_chance tells_me_a_thing would_like_to_hear not_about
    was_told told_to_me in_private all_over_town not_asked_to_look asked_to_look in_its_place act_first before_i_act let_slip
    has_the_key goes_wrong before_i_begin edge_of everything_in_its heap_of archive`,
  right: `law laws rule rules court* judge judges referee* police unfair* contest* vote* blame* fault* promise* promised debt* steal* stole*
    stolen cheat* bribe* punish* official* victim* purse decision* reason reasons owner* owe* owed favour* favor* unequal
    crime* trial* jury quarrel* party broke broken damage* compensat* exam* inspector* contract* caught guilt* innocent* conscience*
    fine divid* portion* boss's chair witness* audit* signature* approval* machine weapon wrong wage* tax* money scale settle_their
    same_share one_rule same_rule favour_one favours_one marks_the_paper which_party is_right had_a_part my_word keep_my_word has_said
    i_have_said own_up put_it_right answer_for their_due whom_i_like treat* do_not_count both_sides neither_side no_side go_to bribe
    had_promised what_went_wrong turn_a_request has_the_key night_shift`,
};
