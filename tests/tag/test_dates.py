"""The date grammar, as a table: text, publication, span, value."""

from __future__ import annotations

from datetime import date

import pytest

from newscrawl.tag.dates import find_dates

PUBLISHED = date(2024, 5, 16)  # a Thursday


DAYS = [
    ("Ngày 14/3/2023, tại hội trường", "Ngày 14/3/2023", "2023-03-14"),
    ("Sáng 9/5, Công đoàn", "Sáng 9/5", "2024-05-09"),
    ("tối ngày 2-5-2024 tại", "tối ngày 2-5-2024", "2024-05-02"),
    ("ngày 5 /4/2024 vừa rồi", "ngày 5 /4/2024", "2024-04-05"),
    ("ngày 05.6.2021 có", "ngày 05.6.2021", "2021-06-05"),
    ("ngày 8 tháng 3 năm 2022 tại", "ngày 8 tháng 3 năm 2022", "2022-03-08"),
    ("ngày 28 tháng 4 vừa qua", "ngày 28 tháng 4", "2024-04-28"),
    ("Thứ Bảy, ngày 11/5/2024,", "Thứ Bảy, ngày 11/5/2024", "2024-05-11"),
    ("hôm thứ Hai (13/5) đã", "hôm thứ Hai (13/5)", "2024-05-13"),
    ("hôm 12/5 cho biết", "hôm 12/5", "2024-05-12"),
    ("trước ngày 30/4/2020 phải", "ngày 30/4/2020", "2020-04-30"),
    ("17h30 ngày 5/6 tại", "17h30 ngày 5/6", "2024-06-05T17:30"),
    ("8 giờ 15 phút ngày 5/6/2023,", "8 giờ 15 phút ngày 5/6/2023", "2023-06-05T08:15"),
    ("lúc 3 giờ chiều ngày 5/6/2023,", "3 giờ chiều ngày 5/6/2023", "2023-06-05T15:00"),
    ("khai mạc 19:45 ngày 5/6/2023", "19:45 ngày 5/6/2023", "2023-06-05T19:45"),
    ("ký 12/01/2023 giữa hai bên", "12/01/2023", "2023-01-12"),
    ("Ảnh: Hạ QuyênNgày 3/5, đoàn", "Ngày 3/5", "2024-05-03"),
    ("có hiệu lực từ 1/7 tới đây", "1/7", "2024-07-01"),
    ("hội thao (4.5) có", "4.5", "2024-05-04"),
    ("kỷ niệm Ngày Quốc tế Phụ nữ 8/3, nhà máy", "8/3", "2024-03-08"),
    ("Ngày 28/12, công đoàn tặng quà", "Ngày 28/12", "2023-12-28"),
    ("ngày5/6 tại", "ngày5/6", "2024-06-05"),
    ("ngày 5/62021 tại", "ngày 5/62021", "2021-06-05"),
    ("ngày 5//6/2021 tại", "ngày 5//6/2021", "2021-06-05"),
    ("ngày 12/4/2103 tại", "ngày 12/4/2103", "2024-04-12"),
    ("ngày 5/6/21 tại", "ngày 5/6/21", "2021-06-05"),
    ("sáng 28.5.13 tại", "sáng 28.5.13", "2013-05-28"),
    ("sinh ngày 3/4/61 tại", "ngày 3/4/61", "1961-04-03"),
    ("ngày mùng hai tháng chín năm 1945", "ngày mùng hai tháng chín năm 1945", "1945-09-02"),
    ("ngày hai mươi tháng mười, xưởng", "ngày hai mươi tháng mười", "2024-10-20"),
    ("5 tháng 6 năm ngoái, xưởng", "5 tháng 6 năm ngoái", "2023-06-05"),
    ("Tối muộn 15/5, đoàn", "Tối muộn 15/5", "2024-05-15"),
    ("khuya 15/5, mưa lớn", "khuya 15/5", "2024-05-15"),
    ("hạn cuối 30.9. Nơi nhận", "30.9", "2024-09-30"),
    ("nghỉ không lương từ 1-5; xưởng", "1-5", "2024-05-01"),
    ("28/4 là Ngày An toàn lao động", "28/4", "2024-04-28"),
    ("chào mừng Quốc khánh 2/9.", "2/9", "2024-09-02"),
    ("trong dịp 8/3 vừa rồi", "8/3", "2024-03-08"),
    ("ngày 15 tháng trước, xưởng", "ngày 15 tháng trước", "2024-04-15"),
    ("Ngày 20 vừa qua, đoàn", "Ngày 20", "2024-04-20"),
]

TIMES = [
    ("lúc 8h00 ngày 5/6 tại", "8h00 ngày 5/6", "2024-06-05T08:00"),
    ("7 giờ 30 phút sáng 5-6 tại", "7 giờ 30 phút sáng 5-6", "2024-06-05T07:30"),
    ("hồi 17h30 ngày 5/6 tại", "17h30 ngày 5/6", "2024-06-05T17:30"),
    ("8h00, thứ Sáu, ngày 17/5/2024", "8h00, thứ Sáu, ngày 17/5/2024", "2024-05-17T08:00"),
    ("7h30’ ngày 17/5 tại", "7h30’ ngày 17/5", "2024-05-17T07:30"),
    ("lúc 5 giờ rưỡi chiều 14/5", "5 giờ rưỡi chiều 14/5", "2024-05-14T17:30"),
    ("lúc 11h trưa ngày 14/5", "11h trưa ngày 14/5", "2024-05-14T11:00"),
    ("lúc 1 giờ trưa ngày 14/5", "1 giờ trưa ngày 14/5", "2024-05-14T13:00"),
    ("lúc 10 giờ đêm 14/5", "10 giờ đêm 14/5", "2024-05-14T22:00"),
    ("đến 24h ngày 14/5 thì", "24h ngày 14/5", "2024-05-14"),
    ("14h chiều nay sẽ họp", "14h chiều nay", "2024-05-16T14:00"),
    ("lúc 5h30 sáng qua (15/5), xe", "5h30 sáng qua (15/5)", "2024-05-15T05:30"),
    ("20 giờ tối Chủ nhật 19/5 tại", "20 giờ tối Chủ nhật 19/5", "2024-05-19T20:00"),
    ("từ 8h-11h ngày 5/6/2024", "8h-11h ngày 5/6/2024", "2024-06-05T08:00/2024-06-05T11:00"),
    ("từ 7 giờ đến 9 giờ 30 sáng 5/6", "7 giờ đến 9 giờ 30 sáng 5/6", "2024-06-05T07:00/2024-06-05T09:30"),
    ("17h ngày 20/5 đến 8h ngày 21/5", "17h ngày 20/5 đến 8h ngày 21/5", "2024-05-20T17:00/2024-05-21T08:00"),
]

RANGES = [
    ("trong 2 ngày 11-12/4/2024, hội thi", "ngày 11-12/4/2024", "2024-04-11/2024-04-12"),
    ("từ ngày 1 đến 3/12/2023 tại", "ngày 1 đến 3/12/2023", "2023-12-01/2023-12-03"),
    ("ngày 21 và 22/3, lớp học", "ngày 21 và 22/3", "2024-03-21/2024-03-22"),
    ("từ ngày 15 đến ngày 20/4/2024 sẽ", "ngày 15 đến ngày 20/4/2024", "2024-04-15/2024-04-20"),
    ("từ 28/4 đến hết tháng 6/2024.", "28/4 đến hết tháng 6/2024", "2024-04-28/2024-06"),
    ("từ ngày 25/12 đến 5/1/2024 nghỉ", "ngày 25/12 đến 5/1/2024", "2023-12-25/2024-01-05"),
    ("tháng 5-6/2023 sẽ", "tháng 5-6/2023", "2023-05/2023-06"),
    ("nhiệm kỳ 2023-2028 gồm", "nhiệm kỳ 2023-2028", "2023/2028"),
    ("Giai đoạn 2015 – 2020, quận", "Giai đoạn 2015 – 2020", "2015/2020"),
    ("năm học 2022-2023 của", "năm học 2022-2023", "2022/2023"),
    ("9 tháng đầu năm 2021 đã", "9 tháng đầu năm 2021", "2021-01/2021-09"),
    ("Trong 6 tháng đầu năm, các", "6 tháng đầu năm", "2024-01/2024-06"),
    ("ba tháng cuối năm 2023,", "ba tháng cuối năm 2023", "2023-10/2023-12"),
    ("nửa đầu năm 2022 là", "nửa đầu năm 2022", "2022-01/2022-06"),
    ("trong các năm 2019, 2020, 2021 đều", "năm 2019, 2020, 2021", "2019/2021"),
    ("các ngày 5, 6 và 7/8 tại", "ngày 5, 6 và 7/8", "2024-08-05/2024-08-07"),
    ("các ngày từ 14 đến 16/5/2024", "ngày từ 14 đến 16/5/2024", "2024-05-14/2024-05-16"),
    ("từ ngày 28/12/2022 đến 3/1/2023", "ngày 28/12/2022 đến 3/1/2023", "2022-12-28/2023-01-03"),
    ("từ ngày 15/4-15/5/2024 tại", "ngày 15/4-15/5/2024", "2024-04-15/2024-05-15"),
    ("từ 15-30/6 các đơn vị", "15-30/6", "2024-06-15/2024-06-30"),
    ("từ ngày 28 đến 3/6 tại", "ngày 28 đến 3/6", "2024-05-28/2024-06-03"),
    ("đợt 2 (16/5-31/5) gồm", "16/5-31/5", "2024-05-16/2024-05-31"),
    ("đêm 14 rạng sáng 15/5, mưa", "đêm 14 rạng sáng 15/5", "2024-05-14/2024-05-15"),
    ("từ ngày 01 tháng 5 đến ngày 31 tháng 5", "ngày 01 tháng 5 đến ngày 31 tháng 5", "2024-05-01/2024-05-31"),
    ("tháng 5, 6 và 7/2021 có", "tháng 5, 6 và 7/2021", "2021-05/2021-07"),
    ("từ tháng 3 đến tháng 5 năm 2020 đã", "tháng 3 đến tháng 5 năm 2020", "2020-03/2020-05"),
    ("từ tháng 8/2022 đến 2/2023 đã", "tháng 8/2022 đến 2/2023", "2022-08/2023-02"),
    ("từ đầu năm đến hết tháng 4, xưởng", "đầu năm đến hết tháng 4", "2024-01/2024-04"),
    ("quý III và IV/2022 tăng", "quý III và IV/2022", "2022-Q3/2022-Q4"),
    ("hai quý đầu năm 2022 tăng", "hai quý đầu năm 2022", "2022-Q1/2022-Q2"),
    ("9 tháng năm 2023, LĐLĐ", "9 tháng năm 2023", "2023-01/2023-09"),
    ("6 tháng cuối năm ngoái,", "6 tháng cuối năm ngoái", "2023-07/2023-12"),
    ("10 ngày đầu tháng 5, xưởng", "10 ngày đầu tháng 5", "2024-05-01/2024-05-10"),
    ("nửa cuối tháng 2/2024, xưởng", "nửa cuối tháng 2/2024", "2024-02-16/2024-02-29"),
    ("giai đoạn từ năm 2021 đến 2025", "giai đoạn từ năm 2021 đến 2025", "2021/2025"),
    ("NHIỆM KỲ 2023 – 2028", "NHIỆM KỲ 2023 – 2028", "2023/2028"),
    ("khóa XII (2018-2023) bầu", "2018-2023", "2018/2023"),
    ("niên khoá 2021-22 của trường", "niên khoá 2021-22", "2021/2022"),
    ("vào thập niên 90, nhà máy", "thập niên 90", "1990/1999"),
    ("những năm 80 của thế kỷ trước,", "những năm 80 của thế kỷ trước", "1980/1989"),
    ("tuần trước, đoàn", "tuần trước", "2024-05-06/2024-05-12"),
    ("cuối tuần qua tại", "cuối tuần qua", "2024-05-11/2024-05-12"),
]

MONTHS_AND_YEARS = [
    ("tháng 7 năm 2022 có", "tháng 7 năm 2022", "2022-07"),
    ("Tháng 7/2022, đơn vị", "Tháng 7/2022", "2022-07"),
    ("cuối tháng 6, nhà máy", "cuối tháng 6", "2024-06"),
    ("hồi tháng Tư, xưởng", "tháng Tư", "2024-04"),
    ("cuối tháng 7 năm nay sẽ", "cuối tháng 7 năm nay", "2024-07"),
    ("quý IV/2021 đạt", "quý IV/2021", "2021-Q4"),
    ("quý I năm 2022 tăng", "quý I năm 2022", "2022-Q1"),
    ("trong quý II sẽ", "quý II", "2024-Q2"),
    ("năm 2023 có", "năm 2023", "2023"),
    ("đầu năm 2023 đã", "đầu năm 2023", "2023"),
    ("Luật Công đoàn 2024, có", "2024", "2024"),
    ("chị Hòa (SN 1991) quê", "1991", "1991"),
    ("Tết Nguyên đán 2023, công đoàn", "2023", "2023"),
    ("từ 12/2020 đến nay", "12/2020", "2020-12"),
    ("riêng T5/2023 thu", "T5/2023", "2023-05"),
    ("quý IV 2022 tăng", "quý IV 2022", "2022-Q4"),
    ("quý cuối năm 2022", "quý cuối năm 2022", "2022-Q4"),
    ("hồi tháng Một vừa qua", "tháng Một", "2024-01"),
    ("tuần đầu tháng 6 sẽ", "tuần đầu tháng 6", "2024-06"),
    ("so với cùng kỳ 2020 tăng", "2020", "2020"),
    ("từ 2005 đến nay có", "2005", "2005"),
    ("cuối 2022, xưởng", "cuối 2022", "2022"),
    ("năm hai nghìn không trăm hai mươi,", "năm hai nghìn không trăm hai mươi", "2020"),
    ("năm một nghìn chín trăm bảy mươi lăm", "năm một nghìn chín trăm bảy mươi lăm", "1975"),
    ("năm một chín bốn lăm", "năm một chín bốn lăm", "1945"),
    ("những tháng đầu năm 2023 khó khăn", "những tháng đầu năm 2023", "2023"),
]

RELATIVE = [
    ("Hôm nay (16/5), quận", "Hôm nay (16/5)", "2024-05-16"),
    ("Sáng nay, 16/5, tại", "Sáng nay, 16/5", "2024-05-16"),
    ("hôm qua, tại", "hôm qua", "2024-05-15"),
    ("chiều mai sẽ họp", "chiều mai", "2024-05-17"),
    ("sáng nay tại", "sáng nay", "2024-05-16"),
    ("năm nay tăng", "năm nay", "2024"),
    ("cuối năm ngoái đã", "cuối năm ngoái", "2023"),
    ("tháng trước giảm", "tháng trước", "2024-04"),
    ("quý này tăng", "quý này", "2024-Q2"),
    ("so với cùng kỳ năm trước tăng", "năm trước", "2023"),
    ("từ đầu năm đến nay", "đầu năm", "2024"),
    ("thứ Năm tuần trước, đoàn", "thứ Năm tuần trước", "2024-05-09"),
    ("Chủ nhật tuần này sẽ", "Chủ nhật tuần này", "2024-05-19"),
    ("sáu tháng trước, xưởng", "sáu tháng trước", "2023-11"),
    ("chiều tối qua tại", "chiều tối qua", "2024-05-15"),
    ("đầu giờ sáng nay, tại", "đầu giờ sáng nay", "2024-05-16"),
    ("sáng qua, thứ Tư 15/5, tại", "sáng qua, thứ Tư 15/5", "2024-05-15"),
    ("chiều nay - 16/5, tại", "chiều nay - 16/5", "2024-05-16"),
    ("đầu tháng này, xưởng", "đầu tháng này", "2024-05"),
    ("quý 1 năm nay tăng", "quý 1 năm nay", "2024-Q1"),
    ("năm vừa qua, xưởng", "năm vừa qua", "2023"),
    ("tuần vừa rồi, đoàn", "tuần vừa rồi", "2024-05-09/2024-05-15"),
    ("sáng thứ Bảy (18/5) sẽ", "sáng thứ Bảy (18/5)", "2024-05-18"),
    ("thứ Sáu tuần trước (10/5), đoàn", "thứ Sáu tuần trước (10/5)", "2024-05-10"),
    ("Chủ nhật vừa rồi, đoàn", "Chủ nhật vừa rồi", "2024-05-12"),
    ("vào thứ Hai, đoàn đã", "thứ Hai", "2024-05-13"),
    ("dự kiến đến sáng thứ Hai, đoàn", "sáng thứ Hai", "2024-05-20"),
    ("sang năm sẽ xây", "sang năm", "2025"),
]

LUNAR = [
    ("mùng 1 Tết, đoàn", "mùng 1 Tết", "2024-02-10"),
    ("sáng mùng Một Tết", "sáng mùng Một Tết", "2024-02-10"),
    ("trưa 30 Tết còn làm", "trưa 30 Tết", "2024-02-09"),
    ("đêm ba mươi Tết, tổ", "đêm ba mươi Tết", "2024-02-09"),
    ("mồng 5 Tết Nguyên đán 2025 khai xuân", "mồng 5 Tết Nguyên đán 2025", "2025-02-02"),
    ("mùng 6 Tết Quý Mão khai xuân", "mùng 6 Tết Quý Mão", "2023-01-27"),
    ("từ 26 Tết đến mùng 5 Tết", "26 Tết đến mùng 5 Tết", "2024-02-05/2024-02-14"),
    ("rằm tháng Giêng, chùa", "rằm tháng Giêng", "2024-02-24"),
    ("Sáng mùng 6 tháng Giêng, công nhân", "Sáng mùng 6 tháng Giêng", "2024-02-15"),
    ("ngày 8 tháng Giêng, khai trương", "ngày 8 tháng Giêng", "2024-02-17"),
    ("(tức ngày 7 tháng 4 năm Giáp Thìn)", "ngày 7 tháng 4 năm Giáp Thìn", "2024-05-14"),
    ("23 tháng Chạp, nhà nhà", "23 tháng Chạp", "2024-02-02"),
    ("tức 21, 22 tháng Chạp", "21, 22 tháng Chạp", "2024-01-31/2024-02-01"),
    ("giỗ Tổ 10/3 âm lịch tại", "10/3 âm lịch", "2024-04-18"),
    ("ngày 15 tháng 8 năm Quý Mão (âm lịch)", "ngày 15 tháng 8 năm Quý Mão (âm lịch)", "2023-09-29"),
    ("tháng Chạp này", "tháng Chạp", "2024-01-11/2024-02-09"),
    ("Từ đầu tháng Chạp, chợ", "đầu tháng Chạp", "2024-01-11/2024-02-09"),
    ("Tháng Giêng, trẩy hội", "Tháng Giêng", "2024-02-10/2024-03-09"),
]

VALUELESS = [
    ("Tháng 6 hằng năm là dịp", "Tháng 6 hằng năm"),
    ("đến giữa thế kỷ XXI, nước ta", "giữa thế kỷ XXI"),
    ("ngày 31/6 tại", "ngày 31/6"),
    ("sáng 30/2, tại", "sáng 30/2"),
    ("10/3 âm lịch hằng năm", "10/3 âm lịch hằng năm"),
    ("mùng 3 Tết Canh Tý 1960", "mùng 3 Tết Canh Tý 1960"),
]

NO_DATES = [
    "đạt 25/25 chỉ tiêu",
    "đến 19/12 Công đoàn cơ sở đã xong",
    "Điều 14 và khoản 3/4 của quy chế",
    "làm việc 10 năm tại xưởng",
    "tập huấn trong 2 ngày",
    "chị Hạnh, 35 tuổi",
    "thương tật từ 4-8% mỗi ca",
    "trong 5 năm qua đã kết nạp",
    "những năm trước đây khó khăn",
    "hằng tuần, mỗi tháng một lần",
    "gọi số 0912.345.678 hoặc 024-3857-2024",
    "giá 2.024 đồng, hơn 2024 người dự",
    "Cách mạng Tháng Tám thành công",
    "xếp thứ hai toàn đoàn",
    "số nhà 12/4 đường Bến Trăng",
    "lương tháng 13 cho công nhân",
    "thắng 3-1, tỷ số 2/1, chung kết (4-2)",
    "đường 30/4, phố 19-5, Quảng trường 2/9, ngõ 20/10, đường 3 tháng 2",
    "đường Cách Mạng Tháng 8, quảng trường Mùng 2 Tháng 9",
    "Công ty Cổ phần 26/3 và Trường THPT 30/4, Bệnh viện 19-8, Olympic 30/4",
    "Tháng Công nhân, Ngày hội công nhân",
    "biển số 29A-123.45, xe 51F-20.10",
    "Thông tư 02/2013, Quyết định 28/2012, đợt 3/2012",
    "phạt 24 tháng 6 ngày tù, 6 tháng 1 lần, mỗi tháng hai lần",
    "từ 1,5 - 2 lít nước, khoảng tháng 1,4 tỷ",
    "công nhân đạt 7/10 và 12/12 tiêu chí",
    "mấy hôm nay, hai ngày qua, ngày nay, thời gian vừa qua",
    "trong 3 tháng qua, bao nhiêu năm rồi, cách đây 3 năm",
    "năm sau cao hơn năm trước",
    "đêm thứ hai, lần thứ 5 tới viện, thế hệ thứ 5 này, kỳ họp thứ 6",
    "chiều thứ Sáu hằng tuần, thứ Hai đến thứ Sáu, ngày chủ nhật",
    "ngày, tháng, năm sinh; ngày tháng năm nào",
    "những chiều 30 Tết không về quê",
    "một ngày kia, ngày 2 lần, ngày 15 hằng tháng",
    "cao quý này, tặng 15 Tết",
]


@pytest.mark.parametrize(("text", "span", "value"), DAYS + TIMES + RANGES + MONTHS_AND_YEARS + RELATIVE + LUNAR)
def test_expression_has_span_and_value(text: str, span: str, value: str) -> None:
    found = find_dates(text, PUBLISHED)
    assert [(text[date_.start : date_.end], date_.value) for date_ in found] == [(span, value)]


@pytest.mark.parametrize(("text", "span"), VALUELESS)
def test_expression_without_a_calendar_value_is_marked_with_an_empty_one(text: str, span: str) -> None:
    assert [(text[found.start : found.end], found.value) for found in find_dates(text, PUBLISHED)] == [(span, "")]


@pytest.mark.parametrize("text", NO_DATES)
def test_number_that_is_no_date_is_not_marked(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []
