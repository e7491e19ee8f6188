/** Vietnamese words that invented establishments and schemes are named with. */
export const forms = ['Công ty TNHH', 'Công ty Cổ phần', 'Hợp tác xã', 'Hộ kinh doanh', 'Tổ hợp tác', 'Doanh nghiệp tư nhân'] as const
export const trades = [
  'Cơ khí', 'Gốm sứ', 'Gỗ mỹ nghệ', 'Mây tre đan', 'Chế biến nông sản', 'Thủy sản', 'Dệt may', 'Gạch không nung', 'Nước mắm',
  'Bánh tráng', 'Chè', 'Cà phê', 'Đúc đồng', 'Giấy dó', 'Thêu ren', 'Đá mỹ nghệ', 'Rượu gạo', 'Dược liệu', 'Hạt điều', 'Mật ong',
] as const
export const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'] as const
export const middles = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Ngọc', 'Quốc', 'Xuân', 'Thanh', 'Kim'] as const
export const givens = [
  'An', 'Bình', 'Châu', 'Dũng', 'Đạt', 'Giang', 'Hạnh', 'Hùng', 'Khánh', 'Lâm', 'Long', 'Mai', 'Nam', 'Phượng', 'Quý', 'Sơn',
  'Thảo', 'Tuấn', 'Ước', 'Vinh', 'Yến',
] as const
export const aims = [
  'Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong', 'Xây dựng mô hình trình diễn kỹ thuật', 'Đào tạo nghề', 'Hỗ trợ xây dựng thương hiệu cho',
  'Hỗ trợ tham gia hội chợ triển lãm cho cơ sở', 'Hỗ trợ chuyển giao công nghệ', 'Tư vấn thiết kế mẫu mã bao bì cho',
] as const
export const works = [
  'sản xuất gỗ sồi', 'chế biến hạt điều', 'sản xuất gạch không nung', 'đóng gói nước mắm', 'sấy nông sản', 'dệt thổ cẩm', 'gia công cơ khí',
  'chế biến chè xanh', 'sản xuất bánh tráng', 'đúc đồng mỹ nghệ', 'sơ chế cà phê', 'sản xuất giấy dó', 'may gia công', 'chế biến thủy sản',
] as const
export const kinds = ['machinery', 'demoModelNew', 'vocationalTraining', 'brand', 'fairJoinDomestic', 'techTransfer', 'consulting'] as const
