/**
 * "And" in Chinese, which also stands inside words: 和平 (peace), 和谐 (harmony), 温和 (gentleness), 参与 (participation); but in 自由和平等
 * (freedom and equality) and 公平和正义 (fairness and justice) it joins two.
 */
export const HAN_AND =
  /(?<![温溫谦謙柔祥亲親随隨共调調]|(?<![公和水])平)和(?![谐諧睦蔼藹]|平(?![等静靜衡安和])|善(?![良意待]))|(?<![参參])与(?![人时時众眾])|與(?![人時眾])|(?<![普顾顧])以?及(?![时時])/g;
