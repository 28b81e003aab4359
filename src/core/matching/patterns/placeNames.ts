import { DASH, expression, matchEnd } from './expression.js';
import { PhraseSet } from './phrases.js';
import { CAPITAL, kindAt } from './scan.js';

/**
 * Names of states and provinces. They are here only to tell where a place ends and a person's name begins
 * (`Ngoại trưởng Trung Quốc Vương Nghị`); to find places is the task of the lexicon.
 */
const states = new PhraseSet(
  'Việt Nam, Lào, Campuchia, Cam-pu-chia, Thái Lan, Myanmar, Malaysia, Singapore, Indonesia, Philippines, Brunei, Timor Leste, Trung Quốc, Đài Loan, Mông Cổ, Nhật Bản, ' +
    'Nhật, Hàn Quốc, Triều Tiên, Ấn Độ, Pakistan, Bangladesh, Sri Lanka, Nepal, Bhutan, Maldives, Afghanistan, Iran, Iraq, Israel, Palestine, Syria, Liban, Jordan, Saudi Arabia, ' +
    'Ả rập Xê út, Ả-rập Xê-út, Qatar, Kuwait, Oman, Yemen, Bahrain, UAE, Thổ Nhĩ Kỳ, Kazakhstan, Uzbekistan, Turkmenistan, Kyrgyzstan, Tajikistan, Azerbaijan, Armenia, Gruzia, ' +
    'Nga, Liên bang Nga, Ukraine, Ukraina, Belarus, Moldova, Ba Lan, Séc, Cộng hòa Séc, Slovakia, Hungary, Hung ga ri, Romania, Rumani, Bulgaria, Bungari, Serbia, Croatia, Slovenia, Hy Lạp, ' +
    'Anh, Vương quốc Anh, Pháp, Cộng hòa Pháp, Đức, Cộng hòa Liên bang Đức, CHLB Đức, Ý, Italy, Italia, Tây Ban Nha, Bồ Đào Nha, Hà Lan, Bỉ, Luxembourg, Thụy Sĩ, Thụy Sỹ, Thuỵ Sĩ, Áo, Đan Mạch, ' +
    'Na Uy, Thụy Điển, Phần Lan, Iceland, Ireland, Vatican, Tòa thánh, Estonia, Latvia, Litva, Mỹ, Hoa Kỳ, Canada, Mexico, Cuba, Venezuela, Colombia, Ecuador, Peru, Bolivia, Brazil, Chile, ' +
    'Argentina, Uruguay, Paraguay, Panama, Nicaragua, Dominica, Haiti, Úc, Australia, New Zealand, Niu Di lân, Fiji, Papua New Guinea, Ai Cập, Algeria, An giê ri, Maroc, Morocco, Tunisia, ' +
    'Libya, Sudan, Nam Sudan, Ethiopia, Kenya, Tanzania, Uganda, Rwanda, Mozambique, Angola, Nam Phi, Nigeria, Ghana, Senegal, Guinea, Congo, Zambia, Zimbabwe, Namibia, Madagascar, ' +
    'Liên minh châu Âu, EU, ASEAN, châu Âu, châu Á, châu Phi, châu Mỹ, châu Mỹ Latinh, châu Mỹ La-tinh, châu Đại Dương, châu Nam Cực, châu Úc, Đông Nam Á, Trung Hoa, ' +
    // cities in which missions sit
    'Geneva, New York, Bắc Kinh, Washington, Paris, London, Moscow, Mát-xcơ-va, Tokyo, Seoul, Brussels, Vientiane, Viêng Chăn, Phnom Penh, Bangkok, Quảng Châu, Thượng Hải, Hồng Công, Hong Kong, Osaka, Fukuoka, San Francisco, Houston, ' +
    // further names and spellings of states, territories, regions, capitals and cities
    'Cộng hòa xã hội chủ nghĩa Việt Nam, CHXHCN Việt Nam, Viet Nam, Vietnam, Cộng hòa Dân chủ Nhân dân Lào, CHDCND Lào, Vương quốc Campuchia, Vương quốc Cam-pu-chia, ' +
    'Vương quốc Thái Lan, Thailand, Mi-an-ma, Miến Điện, Cộng hòa Liên bang Myanmar, Ma-lai-xi-a, Xin-ga-po, Cộng hòa Singapore, In-đô-nê-xi-a, Cộng hòa Indonesia, Phi-líp-pin, ' +
    'Philippin, Cộng hòa Philippines, Bru-nây, Brunei Darussalam, Timor-Leste, Ti-mo Lét-xtê, Đông Timor, Cộng hòa Nhân dân Trung Hoa, CHND Trung Hoa, Đại Hàn Dân Quốc, ' +
    'Cộng hòa Hàn Quốc, Nam Hàn, Cộng hòa Dân chủ Nhân dân Triều Tiên, CHDCND Triều Tiên, Bắc Triều Tiên, Cộng hòa Ấn Độ, Pa-ki-xtan, Băng-la-đét, Xri Lan-ca, Nê-pan, Bu-tan, ' +
    'Man-đi-vơ, Áp-ga-ni-xtan, Ca-dắc-xtan, Ka-dắc-xtan, Cư-rơ-gư-xtan, Tát-gi-ki-xtan, Tuốc-mê-ni-xtan, U-dơ-bê-ki-xtan, Ác-mê-ni-a, A-giéc-bai-gian, Azerbaizan, Georgia, Gru-di-a, ' +
    'Cộng hòa Thổ Nhĩ Kỳ, Türkiye, Síp, Cộng hòa Síp, Xi-ri, Lebanon, Li-băng, I-xra-en, Nhà nước Israel, Pa-le-xtin, Nhà nước Palestine, Gioóc-đa-ni, Jordani, I-rắc, I-ran, ' +
    'Cộng hòa Hồi giáo Iran, Ả Rập Xê Út, Arab Saudi, A-rập Xê-út, Vương quốc Saudi Arabia, Ca-ta, Nhà nước Qatar, Cô-oét, Nhà nước Kuwait, Ba-ranh, Ô-man, Vương quốc Oman, Y-ê-men, ' +
    'LB Nga, U-crai-na, Bê-la-rút, Cộng hòa Belarus, Môn-đô-va, Cộng hòa Ba Lan, Czech, Xlô-va-ki-a, Hung-ga-ri, Ru-ma-ni, Bun-ga-ri, Liên hiệp Vương quốc Anh và Bắc Ireland, ' +
    'Vương quốc Liên hiệp Anh và Bắc Ireland, Anh quốc, Ai-len, Ailen, Ai-xơ-len, Vương quốc Na Uy, Vương quốc Thụy Điển, Cộng hòa Phần Lan, Vương quốc Đan Mạch, E-xtô-ni-a, ' +
    'Lát-vi-a, Lít-va, Lithuania, Vương quốc Hà Lan, Vương quốc Bỉ, Lúc-xăm-bua, Đại công quốc Luxembourg, Liên bang Thụy Sĩ, Cộng hòa Áo, Liechtenstein, Lích-ten-xtên, Monaco, ' +
    'Mô-na-cô, I-ta-li-a, Cộng hòa Italia, Vương quốc Tây Ban Nha, Cộng hòa Bồ Đào Nha, Cộng hòa Hy Lạp, Malta, Man-ta, Andorra, An-đô-ra, San Marino, Tòa thánh Vatican, Va-ti-căng, ' +
    'Xlô-ve-ni-a, Crô-a-ti-a, Bosnia và Herzegovina, Bosnia-Herzegovina, Xéc-bi-a, Montenegro, Môn-tê-nê-grô, Bắc Macedonia, Macedonia, Albania, An-ba-ni, Hợp chúng quốc Hoa Kỳ, ' +
    'Hợp chủng quốc Hoa Kỳ, USA, Ca-na-đa, Mê-hi-cô, Mexicô, Guatemala, Goa-tê-ma-la, Belize, Bê-li-xê, El Salvador, En Xan-va-đo, Honduras, Ôn-đu-rát, Ni-ca-ra-goa, Costa Rica, ' +
    'Cô-xta Ri-ca, Pa-na-ma, Cu-ba, Cộng hòa Cuba, Ha-i-ti, Cộng hòa Dominica, Dominicana, Cộng hòa Dominicana, Cộng hòa Đô-mi-ni-ca-na, Jamaica, Gia-mai-ca, Bahamas, Ba-ha-mát, ' +
    'Barbados, Bác-ba-đốt, Trinidad và Tobago, Antigua và Barbuda, Thịnh vượng chung Dominica, Grenada, Grê-na-đa, Saint Kitts và Nevis, Saint Lucia, Saint Vincent và Grenadines, ' +
    'Saint Vincent và Grenadin, Bra-xin, Brasil, Cộng hòa Liên bang Brazil, Ác-hen-ti-na, Cộng hòa Argentina, Chi-lê, Cộng hòa Chile, Pê-ru, Cộng hòa Peru, Cô-lôm-bi-a, ' +
    'Vê-nê-xu-ê-la, Vê-nê-du-ê-la, Ê-cu-a-đo, Bô-li-vi-a, Pa-ra-goay, U-ru-goay, Guyana, Guy-a-na, Suriname, Xu-ri-nam, Cộng hòa Ả Rập Ai Cập, Li-bi, Tuy-ni-di, An-giê-ri, Angiêri, ' +
    'Ma-rốc, Vương quốc Maroc, Xu-đăng, Mauritania, Mô-ri-ta-ni, Xê-nê-gan, Gambia, Găm-bi-a, Guinea-Bissau, Ghi-nê Bít-xao, Guinea Bissau, Ghi-nê, Cộng hòa Guinea, Sierra Leone, ' +
    'Xi-ê-ra Lê-ôn, Liberia, Li-bê-ri-a, Bờ Biển Ngà, Cốt Đi-voa, Mali, Ma-li, Burkina Faso, Buốc-ki-na Pha-xô, Niger, Ni-giê, Ga-na, Togo, Tô-gô, Benin, Bê-nanh, Ni-giê-ri-a, ' +
    'Cape Verde, Cabo Verde, Cáp-ve, Chad, Cộng hòa Chad, Cameroon, Ca-mơ-run, Cộng hòa Trung Phi, Gabon, Ga-bông, Guinea Xích Đạo, Guinea Xích đạo, Ghi-nê Xích đạo, Cộng hòa Congo, ' +
    'Cộng hòa Dân chủ Congo, CHDC Congo, Sao Tome và Principe, São Tomé và Príncipe, Ăng-gô-la, Cộng hòa Angola, Ê-ti-ô-pi-a, Eritrea, Ê-ri-tơ-ri-a, Djibouti, Gi-bu-ti, Somalia, ' +
    'Xô-ma-li, Kê-ni-a, U-gan-đa, Ru-an-đa, Burundi, Bu-run-đi, Tan-da-ni-a, Nam Xu-đăng, Malawi, Ma-la-uy, Mô-dăm-bích, Dăm-bi-a, Dim-ba-bu-ê, Ma-đa-gát-xca, Comoros, Cô-mô, ' +
    'Seychelles, Xây-sen, Mauritius, Mô-ri-xơ, Cộng hòa Nam Phi, Na-mi-bi-a, Botswana, Bốt-xoa-na, Lesotho, Lê-xô-thô, Eswatini, Swaziland, Ô-xtrây-li-a, Ôxtrâylia, Niu Di-lân, ' +
    'Niu Dilân, Pa-pua Niu Ghi-nê, Phi-gi, Solomon, Vanuatu, Va-nu-a-tu, Samoa, Xa-moa, Tonga, Tông-ga, Kiribati, Tuvalu, Nauru, Palau, Micronesia, Liên bang Micronesia, Niue, ' +
    'Hồng Kông, Đặc khu hành chính Hồng Kông, Ma Cao, Macao, Macau, Kosovo, Cô-xô-vô, Greenland, Grơn-len, Puerto Rico, Pu-éc-tô Ri-cô, New Caledonia, Tân Thế giới, Guam, ' +
    'Tây Sahara, Tây Xa-ha-ra, Dải Gaza, Gaza, Bờ Tây, Crimea, Crưm, Scotland, Xcốt-len, Bắc Ireland, Bắc Ai-len, Phnôm Pênh, Băng Cốc, Naypyidaw, Nay Pyi Taw, Kuala Lumpur, ' +
    'Jakarta, Gia-các-ta, Manila, Bandar Seri Begawan, Dili, Tô-ky-ô, Xơ-un, Bình Nhưỡng, Ulaanbaatar, Ulan Bator, U-lan Ba-to, New Delhi, Niu Đê-li, Islamabad, Dhaka, Kathmandu, ' +
    'Thimphu, Malé, Kabul, Astana, Bishkek, Dushanbe, Ashgabat, Tashkent, Yerevan, Baku, Tbilisi, Ankara, Nicosia, Damascus, Beirut, Amman, Baghdad, Tehran, Riyadh, Abu Dhabi, Doha, ' +
    'Manama, Muscat, Sanaa, Moskva, Mátxcơva, Kiev, Kyiv, Ki-ép, Minsk, Chisinau, Warsaw, Vác-sa-va, Praha, Prague, Bratislava, Budapest, Bucharest, Sofia, Luân Đôn, Dublin, ' +
    'Reykjavik, Oslo, Stockholm, Helsinki, Copenhagen, Tallinn, Riga, Vilnius, Pa-ri, Berlin, Béc-lin, Amsterdam, Brúc-xen, Bern, Béc-nơ, Vienna, Vaduz, Rome, Roma, Madrid, Ma-đrít, ' +
    'Lisbon, Lít-xbon, Athens, Valletta, Andorra la Vella, Ljubljana, Zagreb, Sarajevo, Belgrade, Podgorica, Skopje, Tirana, Oa-sinh-tơn, Ottawa, Mexico City, Belmopan, ' +
    'San Salvador, Tegucigalpa, Managua, San José, La Habana, Havana, Port-au-Prince, Santo Domingo, Kingston, Nassau, Bridgetown, Port of Spain, Roseau, Brasilia, Buenos Aires, ' +
    'Santiago, Lima, Bogota, Bogotá, Caracas, Quito, Asuncion, Asunción, Montevideo, Georgetown, Paramaribo, Cairo, Cai-rô, Tripoli, Tunis, Algiers, Rabat, Khartoum, Nouakchott, ' +
    'Dakar, Banjul, Bissau, Conakry, Freetown, Monrovia, Yamoussoukro, Bamako, Ouagadougou, Niamey, Accra, Lomé, Porto-Novo, Abuja, Praia, Yaoundé, Bangui, Libreville, Brazzaville, ' +
    'Kinshasa, Luanda, Addis Ababa, Asmara, Mogadishu, Nairobi, Kampala, Kigali, Gitega, Dodoma, Juba, Lilongwe, Maputo, Lusaka, Harare, Antananarivo, Moroni, Port Louis, Pretoria, ' +
    'Windhoek, Gaborone, Maseru, Mbabane, Canberra, Can-bê-ra, Wellington, Oen-ling-tơn, Port Moresby, Suva, Honiara, Port Vila, Apia, Đông Á, Đông Bắc Á, Nam Á, Trung Á, Tây Á, ' +
    'Trung Đông, Trung Cận Đông, Cận Đông, Vùng Vịnh, Kavkaz, Caucasus, Cáp-ca, Bắc Âu, Tây Âu, Đông Âu, Nam Âu, Trung Âu, Trung Đông Âu, Balkan, Ban-căng, Baltic, Ban-tích, ' +
    'Bắc Phi, Tây Phi, Đông Phi, Trung Phi, Nam châu Phi, Sừng châu Phi, Sahel, Xa-hen, Bắc Mỹ, Trung Mỹ, Nam Mỹ, Mỹ Latinh, Mỹ La-tinh, Mỹ Latin, Mỹ La tinh, Caribe, Ca-ri-bê, ' +
    'Caribbean, Nam bán cầu, Thung lũng Silicon, Biển Đông, Colombo, Sri Jayawardenepura Kotte, Jerusalem, Giê-ru-xa-lem, Ramallah, Sucre, La Paz, Abidjan, Niu Oóc, Giơ-ne-vơ, Genève, La Haye, ' +
    'The Hague, La Hay, Davos, Đa-vốt, Côn Minh, Nam Ninh, Ô-xa-ca, Hiroshima, Hi-rô-si-ma, Busan, Bu-san, Los Angeles, Lốt An-giơ-lét, Xan Phran-xi-xcô, Hiu-xtơn, Sydney, Xít-ni, ' +
    'Melbourne, Men-bơn, Saint Petersburg, Xanh Pê-téc-bua, Vladivostok, Vla-đi-vô-xtốc, Kazan, Ca-dan, Glasgow, Gla-xgâu, Frankfurt, Phran-phuốc, Strasbourg, Xtơ-ra-xbua, Dubai, ' +
    'Đu-bai, Mumbai, Mum-bai, Luang Prabang, Luông Pha-băng, Savannakhet, Xa-vẳn-na-khệt, Champasak, Chăm-pa-xắc, Sihanoukville, Preah Sihanouk, Siem Reap, Xiêm Riệp, Cần Thơ, ' +
    'Đà Nẵng, Hà Nội, Hải Phòng, Huế, Sài Gòn, Tây Nguyên, ĐBSCL, Bắc Bộ, Trung Bộ, Nam Bộ, Bắc Trung Bộ, Đông Nam Bộ, Tây Nam Bộ, Nam Trung Bộ, Tây Bắc, Đà Lạt, Hội An, Nha Trang, ' +
    'Cam Ranh, Vũng Tàu, Hạ Long, Móng Cái, Sa Pa, Sapa, Điện Biên Phủ, Quy Nhơn, Qui Nhơn, Buôn Ma Thuột, Biên Hòa, Thủ Đức, Quảng Tây, Vân Nam, Quảng Đông, Hải Nam, Tây Tạng, ' +
    'Tân Cương, Lào Cai, Đắc Nông',
);
const provinces = new PhraseSet(
  'An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắc Lắc, Đắk Nông, ' +
    'Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hoà Bình, Huế, Hưng Yên, Khánh Hòa, Khánh Hoà, Kiên Giang, Kon Tum, ' +
    'Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, ' +
    'Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thanh Hoá, Thừa Thiên, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái',
);

/** Begin like the name of a state and are common words. */
const commonWords = new PhraseSet('pháp luật, pháp lý, pháp lệnh, pháp y, pháp sư, pháp danh, pháp chế, mỹ thuật, mỹ phẩm, mỹ quan, anh trai, anh ấy, anh chị, áo sơ mi, áo khoác, áo chàm, áo phao, nhật trình, pháp quyền, pháp nhân, ý kiến, ý nghĩa, ý chí, ý thức, ý tưởng, anh hùng, anh em, đức độ, đức tin, đức tính, áo dài, nhật ký, nhật báo');
/** `nước Cộng hòa Nhân dân Trung Hoa`, `Vương quốc Campuchia`: what a state calls itself, before its name. */
const formal = expression(
  '(?:nước )?(?:Cộng hòa|Cộng hoà|Vương quốc|Liên bang|CHND|CHDCND|CHLB|CHXHCN|Nhà nước)(?: (?:[Nn]hân dân|[Dd]ân chủ|[Xx]ã hội chủ nghĩa|[Hh]ồi giáo|[Ll]iên bang|[Đđ]a dân tộc)){0,3} |nước (?=\\p{Lu})',
  { matchCase: true },
);
const titles = new PhraseSet('nước, Cộng, Vương, Liên, CHND, CHDCND, CHLB, CHXHCN, Nhà');
/** All of these: most places are turned down by one look. */
const beginnings = new PhraseSet('nước', titles, states, provinces);

/** Names of more than one part: `Thừa Thiên – Huế`, `Vĩnh Phúc-Nhật Bản`. */
const link = expression(`~${DASH}~`);

/** Whether a common word begins here whose first syllable is the name of a state as well: `pháp luật`. */
export function beginsCommonWord(text: string, at: number): boolean {
  return commonWords.endAt(text, at) !== undefined;
}

/** The end of the state or province whose name begins at the offset. */
export function knownPlaceEnd(text: string, at: number): number | undefined {
  if (beginnings.endAt(text, at) === undefined) return undefined;
  const untitled = titles.endAt(text, at) === undefined ? undefined : matchEnd(formal, text, at);
  return (untitled === undefined ? undefined : simpleNameEnd(text, untitled)) ?? simpleNameEnd(text, at);
}

function simpleNameEnd(text: string, at: number): number | undefined {
  const end = states.endAt(text, at) ?? provinces.endAt(text, at);
  if (end === undefined || (kindAt(text, at) !== CAPITAL && !text.startsWith('châu ', at)) || commonWords.endAt(text, at) !== undefined) return undefined;
  const linked = matchEnd(link, text, end);
  return (linked === undefined ? undefined : simpleNameEnd(text, linked)) ?? end;
}
